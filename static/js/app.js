import { Application } from "@hotwired/stimulus";
import Copy from "#controllers/copy.js";
import Hands from "#controllers/hands.js";
import House from "#controllers/house.js";
import Microphone from "#controllers/microphone.js";
import Room from "#controllers/room.js";
import Stage from "#controllers/stage.js";
import Timezone from "#controllers/timezone.js";
import Verb from "#controllers/verb.js";

const application = Application.start();
application.register("copy", Copy);
application.register("hands", Hands);
application.register("house", House);
application.register("microphone", Microphone);
application.register("room", Room);
application.register("stage", Stage);
application.register("timezone", Timezone);
application.register("verb", Verb);
