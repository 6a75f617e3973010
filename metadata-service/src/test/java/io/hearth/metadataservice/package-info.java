@NullMarked
package io.hearth.metadataservice;

import org.jspecify.annotations.NullMarked;
