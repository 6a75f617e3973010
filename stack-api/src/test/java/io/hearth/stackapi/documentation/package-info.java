/** The documentation of resource types and templates, held against what the service takes. */
@NullMarked
package io.hearth.stackapi.documentation;

import org.jspecify.annotations.NullMarked;
