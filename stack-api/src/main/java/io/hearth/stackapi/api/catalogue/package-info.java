/**
 * What the service knows, over HTTP: resource types, template versions and their functions, its
 * running instances.
 */
@NullMarked
package io.hearth.stackapi.api.catalogue;

import org.jspecify.annotations.NullMarked;
