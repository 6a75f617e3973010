@NullMarked
package io.hearth.webhookservice.subscription;

import org.jspecify.annotations.NullMarked;
