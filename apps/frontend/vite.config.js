import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

const tier = (port, strip = "") => ({
  target: `http://127.0.0.1:${port}`,
  rewrite: (path) => path.slice(strip.length),
});

export default defineConfig({
  plugins: [react()],
  // The page's security policy allows no data: addresses.
  build: { assetsInlineLimit: 0 },
  server: { proxy: { "/version": tier(8080), "/api": tier(8081, "/api") } },
  test: { environment: "jsdom", include: ["src/**/*.test.{js,jsx}"] },
});
