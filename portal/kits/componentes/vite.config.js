import { defineConfig } from "vite";

/* One script and one stylesheet with fixed names: the portal serves them under their digest. */
export default defineConfig({
  publicDir: false,
  build: {
    target: "es2022",
    outDir: "dist",
    assetsInlineLimit: 100_000,
    lib: {
      entry: "src/main.js", formats: ["iife"], name: "AspectoComponentes", fileName: () => "kit-componentes.js", cssFileName: "kit-componentes",
    },
  },
});
