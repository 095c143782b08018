// Links that hold a text: compressed, in the fragment, which browsers do not send.

// Longer links are cut by mail programs and chats.
const LONGEST_LINK = 16_000;
// GitHub shows no more of a file, in bytes.
const LONGEST_TEXT = 512_000;
const KEY = "#text=";

class TooLong extends Error {
  constructor() {
    super("This text is too long for this page (more than 512 kB). On the command line, awesomelint checks it.");
  }
}

/** Throw a sentence if a text is too long to check. @param {string} text */
export function mustFit(text) {
  if (new Blob([text]).size > LONGEST_TEXT) {
    throw new TooLong();
  }
}

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
  if (link.length > LONGEST_LINK) {
    const size = link.length.toLocaleString("en");
    throw new Error(`This text is too long for a link (${size} characters; at most ${LONGEST_LINK.toLocaleString("en")}). Share a part of it.`);
  }
  return link;
}

/**
 * Return the text that a fragment holds, or undefined if it holds none.
 * @param {string} fragment
 */
export async function textIn(fragment) {
  if (!fragment.startsWith(KEY)) {
    return undefined;
  }
  try {
    const binary = atob(fragment.slice(KEY.length).replaceAll("-", "+").replaceAll("_", "/"));
    const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
    const unpacked = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
    return await readText(unpacked);
  } catch (error) {
    const damaged = "This link is damaged or incomplete, so its text cannot be shown. Ask for it again.";
    throw error instanceof TooLong ? error : new Error(damaged);
  }
}

/**
 * Read a stream of UTF-8, which may be endless, up to the longest text.
 * @param {ReadableStream<Uint8Array>} stream
 */
export async function readText(stream) {
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
    if (size > LONGEST_TEXT) {
      await reader.cancel();
      throw new TooLong();
    }
    text += decoder.decode(value, { stream: true });
  }
}
