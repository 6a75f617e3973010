package io.hearth.stackapi.resource.alarm;

import jakarta.inject.Singleton;

/** {@code AWS::CloudWatch::Alarm}. */
@Singleton
final class CloudWatchAlarm extends MetricAlarm {
    @Override
    public String name() {
        return "AWS::CloudWatch::Alarm";
    }
}
