@NullMarked
package io.hearth.webhookservice;

import org.jspecify.annotations.NullMarked;
