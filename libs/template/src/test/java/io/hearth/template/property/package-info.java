@NullMarked
package io.hearth.template.property;

import org.jspecify.annotations.NullMarked;
