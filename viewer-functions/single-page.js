/** What files of a build end in: code, texts, pictures, fonts, sound and film. */
const FILE_ENDING =
  /\.(html|js|mjs|css|map|json|webmanifest|wasm|txt|xml|pdf|ico|png|jpg|jpeg|gif|svg|webp|avif|woff|woff2|ttf|otf|eot|mp3|mp4|webm)$/i;

/**
 * Gives every address of a single-page application its start page, before the cache is asked. A file of the build that
 * is not there stays missing: HTML in a script's place, answered as if all were well, would be run and remembered.
 */
function handler(event) {
  const request = event.request;
  if (!FILE_ENDING.test(request.uri)) request.uri = "/index.html";
  return request;
}
