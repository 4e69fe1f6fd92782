/**
 * What nobody needs before they have tapped: fetched while nothing else happens. A controller here asks for what is
 * so when it connects, or waits to be asked; what happened before it came is not told again.
 */
import { application } from "#application.js";
import Ask from "#controllers/ask.js";
import Check from "#controllers/check.js";
import Copy from "#controllers/copy.js";
import Cues from "#controllers/cues.js";
import Devices from "#controllers/devices.js";
import Fields from "#controllers/fields.js";
import Foreseen from "#controllers/foreseen.js";
import GreenRoom from "#controllers/green_room.js";
import Keyboard from "#controllers/keyboard.js";
import Level from "#controllers/level.js";
import Listeners from "#controllers/listeners.js";
import LocalTime from "#controllers/local_time.js";
import Microphone from "#controllers/microphone.js";
import MiniPlayer from "#controllers/mini_player.js";
import Name from "#controllers/name.js";
import Portraits from "#controllers/portraits.js";
import Reactions from "#controllers/reactions.js";
import Saving from "#controllers/saving.js";
import Sheet from "#controllers/sheet.js";
import Shown from "#controllers/shown.js";
import Speaking from "#controllers/speaking.js";
import StageDoor from "#controllers/stage_door.js";
import Upload from "#controllers/upload.js";
import UseHere from "#controllers/use_here.js";
import WayOut from "#controllers/way_out.js";

application.register("ask", Ask);
application.register("check", Check);
application.register("copy", Copy);
application.register("cues", Cues);
application.register("devices", Devices);
application.register("fields", Fields);
application.register("foreseen", Foreseen);
application.register("green-room", GreenRoom);
application.register("keyboard", Keyboard);
application.register("level", Level);
application.register("listeners", Listeners);
application.register("local-time", LocalTime);
application.register("microphone", Microphone);
application.register("mini-player", MiniPlayer);
application.register("name", Name);
application.register("portraits", Portraits);
application.register("reactions", Reactions);
application.register("saving", Saving);
application.register("sheet", Sheet);
application.register("shown", Shown);
application.register("speaking", Speaking);
application.register("stage-door", StageDoor);
application.register("upload", Upload);
application.register("use-here", UseHere);
application.register("way-out", WayOut);
