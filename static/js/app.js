import { Application } from "@hotwired/stimulus";
import Copy from "#controllers/copy.js";
import House from "#controllers/house.js";
import Microphone from "#controllers/microphone.js";
import Room from "#controllers/room.js";
import Stage from "#controllers/stage.js";
import Timezone from "#controllers/timezone.js";

const application = Application.start();
application.register("copy", Copy);
application.register("house", House);
application.register("microphone", Microphone);
application.register("room", Room);
application.register("stage", Stage);
application.register("timezone", Timezone);
