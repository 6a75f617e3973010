@NullMarked
package io.hearth.webhookservice.delivery;

import org.jspecify.annotations.NullMarked;
