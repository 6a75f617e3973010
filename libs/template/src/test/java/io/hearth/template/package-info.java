@NullMarked
package io.hearth.template;

import org.jspecify.annotations.NullMarked;
