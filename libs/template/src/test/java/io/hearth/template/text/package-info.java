@NullMarked
package io.hearth.template.text;

import org.jspecify.annotations.NullMarked;
