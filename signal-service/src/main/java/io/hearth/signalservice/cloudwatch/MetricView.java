package io.hearth.signalservice.cloudwatch;

import io.hearth.signalservice.metric.Metric;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A metric as answers show it. */
final class MetricView {
    private MetricView() {}

    static Map<String, Object> of(Metric metric) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("Namespace", metric.namespace());
        view.put("MetricName", metric.name());
        view.put("Dimensions", dimensions(metric.dimensions()));
        return view;
    }

    static List<Map<String, String>> dimensions(Map<String, String> dimensions) {
        return dimensions.entrySet().stream().map(MetricView::dimension).toList();
    }

    private static Map<String, String> dimension(Map.Entry<String, String> dimension) {
        Map<String, String> view = new LinkedHashMap<>();
        view.put("Name", dimension.getKey());
        view.put("Value", dimension.getValue());
        return view;
    }
}
