/**
 * What the server says, as types: docs/protocol.md in the type checker's words. Nothing here runs.
 *
 * @typedef {{ person: string, name: string, handle: string, role: string | null }} Place
 *
 * @typedef {object} State
 * @property {string} slug
 * @property {"scheduled" | "live" | "ended" | "cancelled"} state
 * @property {number} seq
 * @property {string} title
 * @property {number} now
 * @property {number} peak
 * @property {Place[]} stage
 *
 * @typedef {{ seq: number, kind?: string } & Partial<Place>} SpaceEvent
 * @typedef {{ seq: number, now: number, peak: number }} Tick
 *
 * @typedef {object} Seat
 * @property {"interactive" | "waiting"} seat
 * @property {{ url: string, token: string }} [livekit]
 * @property {number} [retry_ms]
 * @property {boolean} [on_stage]
 * @property {number} [seq]
 *
 * @typedef {{ speaking: boolean, muted: boolean, level: number }} Voice
 */

export {};
