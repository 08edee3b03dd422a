/** A file as text; scripts/build/as-text.js and Vite make it so. */
declare module '*?raw' {
  const text: string;
  export default text;
}
