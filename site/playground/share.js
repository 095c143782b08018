// Links that hold a text: compressed, in the fragment, which browsers do not send.

// Longer links are cut by mail programs and chats.
const LONGEST = 16_000;
const KEY = "#text=";

/**
 * Return a link to the page with a text.
 * @param {string} text
 * @param {string} page the address of the page
 */
export async function linkTo(text, page) {
  const packed = new Response(new Blob([text]).stream().pipeThrough(new CompressionStream("deflate-raw")));
  const bytes = new Uint8Array(await packed.arrayBuffer());
  let binary = "";
  for (const byte of bytes) {
    binary += String.fromCharCode(byte);
  }
  const link = page.replace(/#.*/, "") + KEY + btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
  if (link.length > LONGEST) {
    const size = link.length.toLocaleString("en");
    throw new Error(`This text is too long for a link (${size} characters; at most ${LONGEST.toLocaleString("en")}). Share a part of it.`);
  }
  return link;
}

/**
 * Return the text that a fragment holds, or undefined if it holds none.
 * @param {string} fragment
 * @param {number} longest the most bytes that a text may have
 */
export async function textIn(fragment, longest) {
  if (!fragment.startsWith(KEY)) {
    return undefined;
  }
  try {
    const binary = atob(fragment.slice(KEY.length).replaceAll("-", "+").replaceAll("_", "/"));
    const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
    const unpacked = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
    return await readText(unpacked, longest);
  } catch {
    throw new Error("This link is damaged or incomplete, so its text cannot be shown. Ask for it again.");
  }
}

/**
 * Read a stream of UTF-8 that may be endless.
 * @param {ReadableStream<Uint8Array>} stream
 * @param {number} longest the most bytes to read
 */
export async function readText(stream, longest) {
  const reader = stream.getReader();
  const decoder = new TextDecoder();
  let text = "";
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) {
      return text + decoder.decode();
    }
    size += value.length;
    if (size > longest) {
      await reader.cancel();
      throw new Error("too long");
    }
    text += decoder.decode(value, { stream: true });
  }
}
