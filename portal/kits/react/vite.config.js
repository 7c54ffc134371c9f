import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

/* One script with a fixed name: the portal serves it under its digest. */
export default defineConfig({
  plugins: [react()],
  publicDir: false,
  define: { "process.env.NODE_ENV": JSON.stringify("production") },
  build: {
    target: "es2022",
    outDir: "dist",
    lib: { entry: "src/main.jsx", formats: ["iife"], name: "AspectoReact", fileName: () => "kit-react.js" },
  },
});
