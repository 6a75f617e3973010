/** Servers that software is deployed on, and what their agents need to come for it. */
@NullMarked
package io.hearth.stackapi.resource.server;

import org.jspecify.annotations.NullMarked;
