/**
 * What the server says, as types: docs/protocol.md in the type checker's words. Nothing here runs.
 *
 * @typedef {{ person: string, name: string, handle: string, picture?: string | null, role: string | null, held?: boolean }} Place
 *
 * @typedef {object} State
 * @property {string} slug
 * @property {"scheduled" | "live" | "ended" | "cancelled"} state
 * @property {number} seq
 * @property {string} title
 * @property {number} now
 * @property {number} peak
 * @property {Place[]} stage
 * @property {boolean} [frozen]
 * @property {boolean} [locked]
 * @property {string} [visibility]
 * @property {string | null} [scheduled_for]
 * @property {string | null} [ended_at]
 * @property {string | null} [interrupted_at]
 * @property {string | null} [host_due]
 * @property {number} [generation]
 * @property {string} [hands_from]
 * @property {string} [notes]
 * @property {string} [pinned]
 * @property {boolean} [hands_open]
 * @property {number} [hands]
 * @property {Hand[]} [hand_list] for whoever answers hands
 * @property {{ person: string, role?: string | null, my_hand?: MyHand | null, asked_until?: string | null }} [you] from the socket only
 *
 * @typedef {{ hand: string, number: number }} MyHand
 * @typedef {MyHand & { person: string, name: string, handle: string | null, resembles?: string, note: string, raised_at: string }} Hand
 *
 * @typedef {{ until?: string, before?: string, generation?: number, scheduled_for?: string, words?: string | null }} Told
 * @typedef {{ title?: string, visibility?: string, hands_from?: string, notes?: string }} Rules
 * @typedef {{ seq: number, kind?: string, at?: string } & Partial<Place> & Partial<Hand> & Told & Rules} SpaceEvent
 * @typedef {{ seq: number, now: number, peak: number, hands?: number, reactions?: Record<string, number> }} Tick
 *
 * @typedef {object} Seat
 * @property {"interactive" | "broadcast" | "waiting" | "elsewhere"} seat
 * @property {{ url: string, token: string }} [livekit]
 * @property {{ url: string, expires: number }} [broadcast] its master playlist
 * @property {number} [retry_ms]
 * @property {string} [on] the platform of the device that the sound is on
 * @property {string} [person]
 * @property {boolean} [on_stage]
 * @property {boolean} [held]
 * @property {string | null} [asked_until]
 * @property {boolean} [admitted]
 * @property {number} [seq]
 *
 * @typedef {{ people: { name: string, role: string | null }[], more: number }} Audience
 * @typedef {{ name: string | null, shown: boolean }} Shown
 *
 * @typedef {{ speaking: boolean, muted: boolean, level: number, link?: string }} Voice
 *   `link`: weak or lost; empty while the connection is good or nothing is known of it
 */

export {};
