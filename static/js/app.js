/** What a page needs at once: to say what is so, and to listen. */
import { application } from "#application.js";
import Blocked from "#controllers/blocked.js";
import Connection from "#controllers/connection.js";
import Countdown from "#controllers/countdown.js";
import Drawer from "#controllers/drawer.js";
import Hands from "#controllers/hands.js";
import Head from "#controllers/head.js";
import House from "#controllers/house.js";
import Note from "#controllers/note.js";
import Notices from "#controllers/notices.js";
import People from "#controllers/people.js";
import Pin from "#controllers/pin.js";
import Room from "#controllers/room.js";
import Stage from "#controllers/stage.js";
import Verb from "#controllers/verb.js";
import { whenIdle } from "#helpers/idle.js";

application.register("blocked", Blocked);
application.register("connection", Connection);
application.register("countdown", Countdown);
application.register("drawer", Drawer);
application.register("hands", Hands);
application.register("head", Head);
application.register("house", House);
application.register("note", Note);
application.register("notices", Notices);
application.register("people", People);
application.register("pin", Pin);
application.register("room", Room);
application.register("stage", Stage);
application.register("verb", Verb);

/** What a page says of itself that is not loaded (page.css) is over. */
document.documentElement.dataset.loaded = "";
whenIdle(() =>
  import("#later.js").catch(() => {
    delete document.documentElement.dataset.loaded;
  }),
);
