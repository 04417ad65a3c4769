/** Style sheets are files of their own: importing one gives its address. */
declare module '*.css' {
  const url: string;
  export default url;
}
