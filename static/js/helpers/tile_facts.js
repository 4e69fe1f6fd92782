/** @type {Record<string, { role?: string, held?: string }>} */
const BECAME = {
  "moderator.appointed": { role: "moderator" },
  "moderator.dismissed": { role: "none" },
  "host.changed": { role: "host" },
  "host.succeeded": { role: "host" },
  "host.returned": { role: "moderator" },
  "stage.held": { held: "true" },
  "stage.released": { held: "false" },
};

/**
 * What the tile of whoever an event is about says from then on.
 * @param {string} [kind]
 */
export function became(kind = "") {
  return BECAME[kind] ?? {};
}
