package io.hearth.stackapi.resource.alarm;

import jakarta.inject.Singleton;

/** {@code OS::Heat::CWLiteAlarm}, by which Heat had the same. */
@Singleton
final class LiteAlarm extends MetricAlarm {
    @Override
    public String name() {
        return "OS::Heat::CWLiteAlarm";
    }
}
