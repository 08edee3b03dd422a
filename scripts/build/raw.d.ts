/** A file as text; scripts/build/shims/plugin.js and Vite make it so. */
declare module '*?raw' {
  const text: string;
  export default text;
}
