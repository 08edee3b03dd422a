/** The bytes of a file, put into the bundle. */
declare module '*.wasm?binary' {
  const bytes: Uint8Array<ArrayBuffer>;
  export default bytes;
}
