import assert from "node:assert/strict";
import { test } from "node:test";
import { SpaceRequests } from "#models/space_requests.js";

const SEAT = { seat: "interactive" };
const REVOKED = [401, { error: "pass_revoked", message: "You were signed out." }];

/** A server that gives these `[status, body, headers]` in order and writes down what it was asked. */
function server(...answers) {
  const asked = [];
  const fetch = async (address, { method = "GET", headers = {}, ...rest } = {}) => {
    asked.push({ call: `${method} ${address}`, headers, ...rest });
    const [status, body, answered = {}] = answers.shift();
    return new Response(body && JSON.stringify(body), { status, headers: answered });
  };
  return { asked, calls: () => asked.map(({ call }) => call), fetch };
}

const FROM = { device: "0123456789abcdef", on: "mac", sound: "take" };
const JOIN = "POST /s/evening/join?device=0123456789abcdef&on=mac&sound=take";

test("a seat is one request", async () => {
  const { fetch, calls } = server([200, SEAT]);
  assert.deepEqual(await new SpaceRequests("evening", { fetch }).join(FROM), SEAT);
  assert.deepEqual(calls(), [JOIN]);
});

test("a revoked pass is renewed, and the seat asked for once more", async () => {
  const { fetch, calls } = server(REVOKED, [204, null], [200, SEAT]);
  const requests = new SpaceRequests("evening", { fetch });
  assert.deepEqual(await requests.join(FROM), SEAT);
  assert.deepEqual(calls(), [JOIN, "POST /pass/", JOIN]);
});

test("a pass is renewed once, not for ever", async () => {
  const { fetch, calls } = server(REVOKED, [204, null], REVOKED);
  await assert.rejects(new SpaceRequests("evening", { fetch }).join(FROM), {
    code: "pass_revoked",
    message: "You were signed out.",
  });
  assert.equal(calls().length, 3);
});

test("a form is posted for an answer, not for a page", async () => {
  const { fetch, asked } = server([204, null]);
  const fields = new FormData();
  fields.set("note", "About the boat");
  await new SpaceRequests("evening", { fetch }).post("/s/evening/hand/raise/", fields);
  assert.equal(asked[0].call, "POST /s/evening/hand/raise/");
  assert.equal(asked[0].headers.Accept, "application/json");
  assert.deepEqual([`${asked[0].body}`, asked[0].redirect], ["note=About+the+boat", "manual"]);
});

test("being sent to another page, or a page's answer, means that this page is out of date", async () => {
  for (const status of [302, 403, 404]) {
    const { fetch } = server([status, null]);
    await assert.rejects(new SpaceRequests("evening", { fetch }).post("/", new FormData()), {
      message: /out of date\. Reload/,
    });
  }
});

test("a refusal carries the server's code, its words, and when to come back", async () => {
  const { fetch } = server([
    503,
    { error: "live_unavailable", message: "Soon." },
    { "Retry-After": "3" },
  ]);
  await assert.rejects(new SpaceRequests("evening", { fetch }).join(FROM), {
    code: "live_unavailable",
    message: "Soon.",
    retryAfter: 3000,
  });
});

test("an answer that is not ours still becomes words", async () => {
  const fetch = async () => new Response("<h1>Bad gateway</h1>", { status: 502 });
  await assert.rejects(new SpaceRequests("evening", { fetch }).join(FROM), {
    code: "unreachable",
    message: /can’t be reached/,
  });
});

test("no network is a refusal with words", async () => {
  const fetch = async () => {
    throw new TypeError("Failed to fetch");
  };
  await assert.rejects(new SpaceRequests("evening", { fetch }).state(), {
    code: "unreachable",
    message: /Check your connection/,
  });
});
