/** What is fetched when somebody is about to listen: LiveKit's library, and what of ours is of no use without it. */

export * from "livekit-client";
export { Published } from "#models/published.js";
export { makeRoom } from "#models/stage_room.js";
