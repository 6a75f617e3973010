/**
 * Text in and out: YAML and JSON as Heat's loaders take them, within limits, and Python's way to
 * print values.
 */
@NullMarked
package io.hearth.template.text;

import org.jspecify.annotations.NullMarked;
