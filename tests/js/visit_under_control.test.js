import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, test } from "node:test";
import { became, sounds } from "#helpers/tile_facts.js";
import { OPEN_AGAIN, PRIVATE_NOW, REMOVED, THROWN_OUT } from "#helpers/troubles.js";
import { DISMISSED, HELD, HOST_BACK, HOSTING, LAPSED, RELEASED } from "#helpers/words.js";
import { clockGoesOn, pass, settled, stillClock } from "./support.js";
import { SEAT, STATE, visit } from "./visiting.js";

const ME = { person: "b0b" };
const ON_STAGE = [200, { ...SEAT, ...ME, on_stage: true }];

async function seated(options = {}) {
  const made = visit({ join: [200, { ...SEAT, ...ME }], ...options });
  await made.it.listening.listen();
  let seq = 4;
  const event = (kind, body = ME) => made.say({ t: "event", seq: ++seq, kind, ...body });
  const shut = (code) => made.sockets.at(-1).onclose({ code });
  return { ...made, event, shut };
}

describe("a visit that others decide about", () => {
  beforeEach(stillClock);
  afterEach(clockGoesOn);

  test("held, my microphone is given back and stays closed until I am released", async () => {
    const { it, event, audio, ears } = await seated({ join: ON_STAGE });
    ears().microphone(true);
    event("stage.held");
    assert.deepEqual([it.situation.held, it.situation.notice], [true, HELD]);
    assert.deepEqual(audio.heard.at(-1), ["stepDown"]);
    event("stage.released");
    assert.deepEqual([it.situation.held, it.situation.notice], [false, RELEASED]);
  });

  test("asked onto the stage I know until when, and no longer once it is settled", async () => {
    const { it, event } = await seated();
    event("stage.invited", { ...ME, until: "2026-01-01T20:01:00Z" });
    assert.equal(it.situation.askedUntil, "2026-01-01T20:01:00Z");
    event("stage.lapsed");
    assert.deepEqual([it.situation.askedUntil, it.situation.notice], ["", LAPSED]);
    event("stage.invited", { ...ME, until: "2026-01-01T20:02:00Z" });
    event("stage.joined");
    assert.deepEqual([it.situation.askedUntil, it.situation.onStage], ["", true]);
  });

  test("asked onto the stage while the sound was still coming, I am told when it is there", async () => {
    const { it, audio, sockets, say } = visit({
      join: [200, { ...SEAT, ...ME }],
      read: { ...STATE, seq: 5 },
    });
    let comes = () => {};
    audio.connect = () => new Promise((there) => (comes = there));
    it.begin();
    const listening = it.listening.listen();
    await pass(1000);
    comes();
    await listening;
    assert.equal(sockets.at(-1).address, "wss://rostrum.example/ws/s/evening/?after=4");
    say({ t: "event", seq: 5, kind: "stage.invited", ...ME, until: "2026-01-01T20:01:00Z" });
    assert.equal(it.situation.askedUntil, "2026-01-01T20:01:00Z");
  });

  test("a seat that was given before I was asked takes nothing back", async () => {
    const { it, event, ears } = await seated();
    event("stage.invited", { ...ME, until: "2026-01-01T20:01:00Z" });
    ears().lost({ elsewhere: false });
    await pass(20_000);
    assert.deepEqual([it.view, it.situation.askedUntil], ["hearing", "2026-01-01T20:01:00Z"]);
  });

  test("removed I am told, and nothing brings me back but a tap", async () => {
    const { it, event, shut, joins, server } = await seated({ join: ON_STAGE });
    event("person.removed");
    assert.equal(it.situation.onStage, false);
    server.join = [200, { ...SEAT, ...ME }];
    shut(4410);
    await pass(120_000);
    assert.deepEqual([it.view, it.trouble, joins()], ["apart", REMOVED, 1]);
    await it.listening.listen();
    assert.deepEqual([it.view, joins()], ["hearing", 2]);
  });

  test("thrown out of the media before the news, nothing brings me back but a tap, either", async () => {
    const { it, ears, joins } = await seated();
    ears().lost({ elsewhere: false, removed: true });
    await pass(120_000);
    assert.deepEqual([it.view, it.trouble, joins()], ["apart", THROWN_OUT, 1]);
  });

  test("thrown out of the media before the news, a ban is still a ban", async () => {
    const { it, event, ears, shut } = await seated();
    ears().lost({ elsewhere: false, removed: true });
    event("person.banned", { ...ME, until: "" });
    shut(4410);
    await pass(120_000);
    assert.deepEqual([it.view, it.trouble.message.includes("banned")], ["banned", true]);
  });

  test("thrown out of the media long before the news, I am still told why", async () => {
    const hidden = await seated();
    hidden.ears().lost({ elsewhere: false, removed: true });
    await pass(2000);
    await pass(2000);
    assert.equal(hidden.it.trouble, THROWN_OUT);
    hidden.shut(4404);
    assert.deepEqual([hidden.it.view, hidden.it.trouble], ["apart", PRIVATE_NOW]);
    const banned = await seated();
    banned.ears().lost({ elsewhere: false, removed: true });
    await pass(2000);
    await pass(2000);
    banned.say({ ...STATE, t: "snapshot" });
    banned.event("person.banned", { ...ME, until: "" });
    banned.shut(4410);
    assert.equal(banned.it.view, "banned");
  });

  test("thrown out of the media, I come back to the live line to hear why", async () => {
    const { it, event, ears, joins, sockets } = await seated();
    event("stage.muted");
    ears().lost({ elsewhere: false, removed: true });
    await pass(2000);
    await pass(2000);
    assert.match(sockets.at(-1).address, /\?after=5$/);
    assert.equal(sockets.length, 2);
    event("person.removed");
    await pass(60_000);
    assert.deepEqual([it.view, it.trouble, joins()], ["apart", REMOVED, 1]);
  });

  test("thrown out while it is still seen whether anything comes, I am not let in by another path", async () => {
    const { it, ears, audio, joins } = await seated();
    audio.arrives = async () => false;
    await pass(1500);
    ears().lost({ elsewhere: false, removed: true });
    await pass(60_000);
    assert.deepEqual([it.view, it.trouble, joins()], ["apart", THROWN_OUT, 1]);
  });

  test("thrown out before I had a seat, I hear why on the live line all the same", async () => {
    const { it, ears, audio, sockets, say } = visit({ join: [200, { ...SEAT, ...ME }], me: "b0b" });
    audio.connect = () => new Promise(() => {});
    it.begin();
    it.listening.listen();
    await pass(1000);
    assert.equal(sockets.length, 0);
    ears().lost({ elsewhere: false, removed: true });
    await pass(2000);
    assert.deepEqual([it.trouble, sockets.length], [THROWN_OUT, 1]);
    say({ t: "event", seq: 5, kind: "person.removed", ...ME });
    assert.equal(it.trouble, REMOVED);
  });

  test("thrown out while the line is down, the line comes back soon and from where it was", async () => {
    const { event, ears, shut, sockets } = await seated();
    event("stage.muted");
    for (const wait of [500, 1000, 2000, 4000]) {
      shut(1006);
      await pass(wait);
    }
    shut(1006);
    const before = sockets.length;
    ears().lost({ elsewhere: false, removed: true });
    await pass(1500);
    assert.equal(sockets.length, before);
    await pass(500);
    assert.equal(sockets.length, before + 1);
    assert.match(sockets.at(-1).address, /\?after=5$/);
  });

  test("removed while the line was away, I am told by what I missed", async () => {
    const { it, ears, shut, event, joins } = await seated();
    shut(1006);
    ears().lost({ elsewhere: false, removed: true });
    await pass(1000);
    event("person.removed");
    await pass(60_000);
    assert.deepEqual([it.view, it.trouble, joins()], ["apart", REMOVED, 1]);
  });

  test("thrown out and back by a tap, I stay, though it is told only now that I was removed", async () => {
    const { it, event, ears, joins } = await seated();
    event("stage.muted");
    ears().lost({ elsewhere: false, removed: true });
    await pass(2000);
    assert.equal(it.trouble, THROWN_OUT);
    await it.listening.listen();
    await pass(1000);
    event("person.removed");
    await pass(60_000);
    assert.deepEqual([it.view, it.trouble, joins()], ["hearing", undefined, 2]);
  });

  test("back by a tap before it was clear why I was thrown out, I stay", async () => {
    const { it, event, ears, shut, joins } = await seated();
    ears().lost({ elsewhere: false, removed: true });
    await pass(500);
    event("person.removed");
    shut(4410);
    assert.equal(it.view, "apart");
    await it.listening.listen();
    await pass(60_000);
    assert.deepEqual([it.view, it.trouble, joins()], ["hearing", undefined, 2]);
  });

  test("a space that hides itself from me was made private, whoever notices first", async () => {
    const refusal = { error: "space_not_found", message: "There is no such space." };
    const tapping = visit({ join: [404, refusal] });
    await tapping.it.listening.listen();
    assert.deepEqual([tapping.it.view, tapping.it.trouble], ["apart", PRIVATE_NOW]);
    const looking = visit({ read: refusal, readStatus: 404 });
    looking.it.begin();
    await pass(2000);
    assert.equal(looking.it.trouble, PRIVATE_NOW);
    const reads = looking.reads();
    await pass(10_000);
    assert.ok(looking.reads() - reads <= 2, "it is not asked all the time");
  });

  test("where the news was missed, the refusal to come back says it", async () => {
    const banned = await seated();
    banned.say({ t: "error", code: "banned", message: "You were banned." });
    banned.shut(4410);
    assert.deepEqual([banned.it.view, banned.it.trouble.message], ["banned", "You were banned."]);
    const removed = await seated();
    removed.shut(4410);
    assert.deepEqual([removed.it.view, removed.it.trouble], ["apart", REMOVED]);
  });

  test("a moderator no more, I follow as everybody does", async () => {
    const { it, event } = await seated({ moderates: true, me: "b0b" });
    assert.equal(it.situation.moderates, true);
    event("moderator.dismissed");
    assert.deepEqual([it.situation.moderates, it.situation.notice], [false, DISMISSED]);
  });

  test("made a moderator, I get what goes with it, and lose it again", async () => {
    const { it, event, told } = await seated({ me: "b0b" });
    const roles = () => told.heard.filter(([, name]) => name === "role").map(([, , role]) => role);
    event("moderator.appointed", { ...ME, name: "Bob" });
    assert.deepEqual([it.situation.moderates, roles()], [true, ["moderator"]]);
    event("host.succeeded", { ...ME, name: "Bob" });
    event("host.returned");
    event("host.changed", { ...ME, before: "a11ce" });
    assert.deepEqual(roles(), ["moderator", "host", "moderator", "host"]);
    event("host.changed", { person: "a11ce", before: "b0b" });
    assert.deepEqual([it.situation.moderates, roles().at(-1)], [false, ""]);
  });

  test("made a moderator unheard, I learn it from the snapshot", async () => {
    const { it, say } = await seated({ me: "b0b" });
    say({ ...STATE, t: "snapshot", seq: 9, you: { person: "b0b", role: "moderator" } });
    assert.equal(it.situation.moderates, true);
    say({ ...STATE, t: "snapshot", seq: 10, you: { person: "b0b", role: null } });
    assert.equal(it.situation.moderates, false);
  });

  test("standing in for the host, I am told so, and that it is over", async () => {
    const { it, event } = await seated({ moderates: true, me: "b0b" });
    event("host.succeeded", { ...ME, name: "Bob" });
    assert.equal(it.situation.notice, HOSTING);
    event("host.returned");
    assert.equal(it.situation.notice, HOST_BACK);
  });

  test("a moderator to whom the space closes does not ask again and again", async () => {
    const { sockets, shut } = await seated({ moderates: true, me: "b0b" });
    shut(4404);
    await pass(60_000);
    assert.equal(sockets.length, 1);
  });

  test("refused at a locked door, I am told once it is open", async () => {
    const refusal = { error: "space_locked", message: "This space is locked." };
    const read = { ...STATE, locked: false };
    const { it } = visit({ join: [403, refusal], facts: { locked: true }, read });
    await it.listening.listen();
    assert.deepEqual([it.view, it.trouble.message], ["apart", refusal.message]);
    assert.equal(it.situation.lockedOut, true);
    await pass(2000);
    assert.deepEqual([it.view, it.trouble], ["apart", OPEN_AGAIN]);
    assert.equal(it.situation.lockedOut, false);
    read.locked = true;
    read.seq += 1;
    await pass(8000);
    assert.deepEqual([it.trouble.message, it.situation.lockedOut], [refusal.message, true]);
  });

  test("a cancelled space is over, whoever says so first", async () => {
    const { it, joins } = visit({ join: [410, { error: "space_cancelled", message: "Off." }] });
    await it.listening.listen();
    await pass(60_000);
    assert.deepEqual([it.view, joins()], ["cancelled", 1]);
    const waiting = visit({ state: "scheduled", read: { ...STATE, state: "cancelled", seq: 5 } });
    waiting.it.begin();
    await pass(60_000);
    assert.equal(waiting.it.view, "cancelled");
    assert.equal(waiting.reads(), 1);
  });

  test("banned I am told until when, and offered nothing", async () => {
    const { it, event, shut } = await seated();
    event("person.banned", { ...ME, until: "2026-01-01T20:01:00Z" });
    shut(4410);
    assert.equal(it.view, "banned");
    assert.match(it.trouble.message, /until .*2026/);
  });

  test("who was banned before learns it from the join", async () => {
    const { it } = visit({ join: [403, { error: "banned", message: "You were banned." }] });
    await it.listening.listen();
    await settled();
    assert.deepEqual([it.view, it.trouble.message], ["banned", "You were banned."]);
  });

  test("a space that becomes private closes for who is not let in", async () => {
    const { it, shut, joins } = await seated();
    shut(4404);
    await pass(60_000);
    assert.deepEqual([it.view, it.trouble, joins()], ["apart", PRIVATE_NOW, 1]);
  });

  test("when the room is another one I go there by myself, speaking if I spoke", async () => {
    const { it, event, audio, ears, joins } = await seated({
      join: ON_STAGE,
      facts: { generation: 1 },
    });
    ears().microphone(true);
    event("space.interrupted", {});
    event("space.resumed", { generation: 2 });
    assert.equal(it.view, "reconnecting");
    assert.ok(audio.heard.some(([name]) => name === "disconnect"));
    await pass(1000);
    assert.deepEqual([it.view, joins()], ["hearing", 2]);
    assert.deepEqual(audio.heard.at(-1), ["unmute"]);
  });

  test("back in the same room nothing is joined anew", async () => {
    const { event, joins } = await seated({ facts: { generation: 1 } });
    event("space.interrupted", {});
    event("space.resumed", { generation: 1 });
    await pass(60_000);
    assert.equal(joins(), 1);
  });

  test("a reaction goes over the live line", async () => {
    const { it, sockets, say } = await seated();
    say({ t: "snapshot", seq: 4, state: "live", stage: [], now: 1, peak: 1, hands_open: true });
    it.socket.react("clap");
    assert.deepEqual(JSON.parse(sockets.at(-1).sent), { t: "react", kind: "clap" });
  });
});

test("tiles follow what is decided", () => {
  const told = (kind, more = {}) => became({ kind, ...ME, ...more });
  assert.deepEqual(told("stage.held"), [["b0b", { held: "true" }]]);
  assert.deepEqual(told("host.succeeded"), [["b0b", { role: "host" }]]);
  assert.deepEqual(told("host.changed", { before: "a11ce" }), [
    ["b0b", { role: "host" }],
    ["a11ce", { role: "moderator" }],
  ]);
  assert.deepEqual(became({ kind: "space.locked" }), [["", {}]]);
});

test("a tile says how somebody sounds, and nothing of who is not heard from", () => {
  assert.equal(sounds({ speaking: true, muted: false, level: 1 }), "speaking");
  assert.equal(sounds({ speaking: false, muted: true, level: 0 }), "muted");
  assert.equal(sounds({ speaking: false, muted: false, level: 0 }), "open");
  assert.equal(sounds(), "");
});
