/** A listener's visit whose server and sound are the test's. */
import { Listening } from "#models/listening.js";

export const SEAT = {
  seat: "interactive",
  livekit: { url: "ws://x", token: "t" },
  on_stage: false,
};
export const WAIT = { seat: "waiting", retry_ms: 500 };

/** Answers given in this order; the last one again and again. */
export function visit(...answers) {
  const calls = [];
  const told = [];
  const audio = {
    trouble: null,
    comes: true,
    seen: async () => {},
    arrives: async () => audio.comes,
    begin: () => calls.push("begin"),
    connect: async () => {
      calls.push("connect");
      if (audio.trouble) throw audio.trouble;
    },
    disconnect: () => calls.push("disconnect"),
  };
  const requests = {
    join: async (_, why) => {
      calls.push(why ? `join for ${why}` : "join");
      const answer = answers.length > 1 ? answers.shift() : answers[0];
      if (answer instanceof Error) throw answer;
      return answer;
    },
  };
  const listening = new Listening(requests, audio, (state, detail) =>
    told.push({ state, ...detail }),
  );
  const joins = () => calls.filter((call) => call.startsWith("join")).length;
  const states = () => told.map(({ state }) => state);
  return { listening, audio, calls, told, joins, states };
}
