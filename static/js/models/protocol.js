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
 * @property {boolean} [hands_open]
 * @property {number} [hands]
 * @property {Hand[]} [hand_list] for whoever answers hands
 * @property {{ person: string, my_hand?: MyHand | null }} [you] from the socket only
 *
 * @typedef {{ hand: string, number: number }} MyHand
 * @typedef {MyHand & { person: string, name: string, handle: string | null, note: string, raised_at: string }} Hand
 *
 * @typedef {{ seq: number, kind?: string, at?: string } & Partial<Place> & Partial<Hand>} SpaceEvent
 * @typedef {{ seq: number, now: number, peak: number, hands?: number }} Tick
 *
 * @typedef {object} Seat
 * @property {"interactive" | "waiting"} seat
 * @property {{ url: string, token: string }} [livekit]
 * @property {number} [retry_ms]
 * @property {string} [person]
 * @property {boolean} [on_stage]
 * @property {number} [seq]
 *
 * @typedef {{ speaking: boolean, muted: boolean, level: number }} Voice
 */

export {};
