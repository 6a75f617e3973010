/** What a resource type declares of its properties, and the check of a template against it. */
@NullMarked
package io.hearth.template.property;

import org.jspecify.annotations.NullMarked;
