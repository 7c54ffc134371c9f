import { defineConfig } from "vite";

/* One script and one stylesheet with fixed names: the portal serves them under their digest. */
export default defineConfig({
  publicDir: false,
  build: {
    target: "es2022",
    outDir: "dist",
    assetsInlineLimit: 100_000,
    lib: { entry: "src/main.js", formats: ["iife"], name: "AspectoJquery", fileName: () => "kit-jquery.js", cssFileName: "kit-jquery" },
  },
});
