package io.hearth.signalservice.cloudwatch;

import io.hearth.signalservice.metric.Metric;
import java.util.SortedMap;
import java.util.TreeMap;

/** The parts of a request that name a metric. */
final class Dimensions {
    /** As many as CloudWatch's API of 2010 has. */
    static final int MOST = 10;

    static final int LONGEST_NAME = 255;

    private Dimensions() {}

    /**
     * @param namespace of the request that the query is part of
     */
    static Metric metric(String namespace, Query query) {
        return new Metric(namespace, query.required("MetricName", LONGEST_NAME), of(query));
    }

    static String namespace(Query query) {
        return query.required("Namespace", LONGEST_NAME);
    }

    private static SortedMap<String, String> of(Query query) {
        SortedMap<String, String> dimensions = new TreeMap<>();
        for (Query dimension : query.members("Dimensions", MOST)) {
            String name = dimension.required("Name", LONGEST_NAME);
            if (dimensions.put(name, dimension.required("Value", Query.LONGEST)) != null) {
                throw dimension.invalid("Name", "is that of another dimension");
            }
        }
        return dimensions;
    }
}
