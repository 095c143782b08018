// The README of a repository. GitHub is asked only if the reader names one.
import { readText } from "./share.js";

/**
 * Return the README of a repository.
 * @param {string} name `owner/name`, or the address of the repository
 */
export async function readme(name) {
  const found = /^(?:https?:\/\/(?:www\.)?github\.com\/)?([A-Za-z0-9-]{1,39})\/([A-Za-z0-9._-]{1,100}?)(?:\.git)?(?:[/#?].*)?$/.exec(name.trim());
  if (!found) {
    throw new Error("Name a repository as owner/name.");
  }
  const repository = `${found[1]}/${found[2]}`;
  // The API knows a README by any name, but answers only some sixty questions an hour.
  const asked = [
    [`https://raw.githubusercontent.com/${repository}/HEAD/README.md`, {}],
    [`https://api.github.com/repos/${repository}/readme`, { Accept: "application/vnd.github.raw+json" }],
  ];
  for (const [url, headers] of asked) {
    const response = await ask(String(url), /** @type {HeadersInit} */ (headers), repository);
    if (response.ok && response.body) {
      return readText(response.body);
    }
    if (response.status !== 404) {
      throw new Error(`GitHub did not give the README of ${repository} (status ${response.status}). Try later, or paste it.`);
    }
  }
  throw new Error(`GitHub has no public repository ${repository} with a README.`);
}

/** @param {string} url @param {HeadersInit} headers @param {string} repository */
function ask(url, headers, repository) {
  return fetch(url, { headers, credentials: "omit" }).catch(() => {
    throw new Error(`GitHub could not be reached for ${repository}. Paste the list instead.`);
  });
}
