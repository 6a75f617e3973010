package io.hearth.stackapi.engine;

/** What stands in a preview for a resource of the template. */
public sealed interface Previewed permits PreviewedResource, PreviewedNested {}
