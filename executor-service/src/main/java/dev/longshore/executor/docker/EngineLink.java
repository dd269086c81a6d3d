package dev.longshore.executor.docker;

import java.io.IOException;
import java.time.Duration;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.core.DockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.httpclient5.ApacheDockerHttpClient;
import com.github.dockerjava.transport.DockerHttpClient;
import com.github.dockerjava.transport.DockerHttpClient.Request;
import com.github.dockerjava.transport.DockerHttpClient.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A client of the engine, and the HTTP under it.
 *
 * @param version of the API; empty when none is agreed upon
 */
record EngineLink(String version, DockerHttpClient http, DockerClient docker) {
    private static final Logger LOG = LoggerFactory.getLogger(EngineLink.class);
    private static final Duration CONNECTED_WITHIN = Duration.ofSeconds(5);

    /** For questions that may take long: an exit may be waited for for days. */
    static EngineLink lasting(DockerClientConfig config) {
        return of(config, transport(config).build());
    }

    /** For a question that is answered at once or not at all. */
    static EngineLink passing(DockerClientConfig config) {
        return of(config, transport(config).responseTimeout(CONNECTED_WITHIN).build());
    }

    private static EngineLink of(DockerClientConfig config, DockerHttpClient http) {
        return new EngineLink(config.getApiVersion().asWebPathPart(), http, DockerClientImpl.getInstance(config, http));
    }

    private static ApacheDockerHttpClient.Builder transport(DockerClientConfig config) {
        return new ApacheDockerHttpClient.Builder().dockerHost(config.getDockerHost()).sslConfig(config.getSSLConfig())
                .connectionTimeout(CONNECTED_WITHIN);
    }

    /** The answer to a GET, whatever its status. */
    Response get(String path) {
        return http.execute(Request.builder().method(Request.Method.GET).path("/" + version + path).build());
    }

    void close() {
        try {
            docker.close();
        } catch (IOException e) {
            LOG.debug("a connection did not close", e);
        }
    }
}
