@NullMarked
package io.hearth.template.environment;

import org.jspecify.annotations.NullMarked;
