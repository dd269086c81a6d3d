package dev.longshore.gateway.sdk;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.batch.BatchClient;
import software.amazon.awssdk.services.batch.model.CRType;

import dev.longshore.gateway.Cluster;
import dev.longshore.gateway.GatewayTest;

import static org.assertj.core.api.Assertions.assertThat;

/** A client in a region in which there is nothing but what its test makes. */
abstract class RegionTest extends GatewayTest {

    static final List<Integer> TWO_TWO_ONE = List.of(2, 2, 1);

    protected Region region;
    protected BatchClient client;
    protected Cluster cluster;

    @BeforeEach
    void openRegion() {
        region = Region.of(Cluster.uniqueName("region"));
        client = pointedAt(endpoint(), BatchClient.builder()).region(region).build();
        cluster = new Cluster(client);
    }

    @AfterEach
    void closeRegion() {
        client.close();
    }

    protected static List<String> five(String kind) {
        return IntStream.rangeClosed(1, 5).mapToObj(i -> kind + "-" + i).toList();
    }

    protected String queue() {
        return cluster.queueOver(cluster.environment(CRType.EC2));
    }

    /** Pages of two over five: each of the names once. */
    protected static void assertPages(List<List<String>> pages, List<String> names) {
        assertThat(pages).extracting(List::size).isEqualTo(TWO_TWO_ONE);
        assertThat(pages.stream().flatMap(List::stream)).containsExactlyInAnyOrderElementsOf(names);
    }
}
