@NullMarked
package io.hearth.template.language;

import org.jspecify.annotations.NullMarked;
