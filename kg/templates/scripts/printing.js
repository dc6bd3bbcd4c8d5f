// Paper gets the view as a picture in the light scheme, since a canvas prints as coarse as the screen is.

addEventListener("beforeprint", () => {
  applyScheme("light");
  byId("print-picture").replaceChildren(pictureOfView());
});

addEventListener("afterprint", () => {
  applyScheme();
  byId("print-picture").replaceChildren();
});
