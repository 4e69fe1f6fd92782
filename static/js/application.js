import { Application } from "@hotwired/stimulus";

/** Connects the elements of a page to the controllers that they name. */
export const application = Application.start();
