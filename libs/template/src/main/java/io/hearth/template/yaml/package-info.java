/** YAML as Heat's loader takes it, with limits that hold while the document is composed. */
@NullMarked
package io.hearth.template.yaml;

import org.jspecify.annotations.NullMarked;
