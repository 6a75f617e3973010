/**
 * Templates and environments over HTTP: what a body brings, what a stack was made of, validation.
 */
@NullMarked
package io.hearth.stackapi.api.template;

import org.jspecify.annotations.NullMarked;
