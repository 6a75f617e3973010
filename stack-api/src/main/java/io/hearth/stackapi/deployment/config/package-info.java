/**
 * Software configs: what is to be done on a server, told by scripts or data. They never change; who
 * made one may delete it.
 */
@NullMarked
package io.hearth.stackapi.deployment.config;

import org.jspecify.annotations.NullMarked;
