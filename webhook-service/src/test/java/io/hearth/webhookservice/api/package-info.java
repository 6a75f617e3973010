@NullMarked
package io.hearth.webhookservice.api;

import org.jspecify.annotations.NullMarked;
