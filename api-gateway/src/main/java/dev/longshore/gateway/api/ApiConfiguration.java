package dev.longshore.gateway.api;

import org.apache.catalina.core.StandardHost;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.longshore.gateway.api.model.ApiModel;
import dev.longshore.gateway.api.model.OperationModel;
import dev.longshore.gateway.api.throttle.Throttle;
import dev.longshore.gateway.api.throttle.ThrottlingProperties;

/** Puts the API beside Spring's own pages: it has the paths that the model names, the rest is Spring's. */
@Configuration(proxyBeanMethods = false)
class ApiConfiguration {

    @Bean
    ApiModel apiModel() {
        return ApiModel.load();
    }

    @Bean
    ServletRegistrationBean<ApiServlet> apiServlet(Dispatcher dispatcher, ApiMetrics metrics, Routes routes) {
        ServletRegistrationBean<ApiServlet> servlet = new ServletRegistrationBean<>(new ApiServlet(dispatcher, metrics),
                routes.servletPatterns().toArray(String[]::new));
        servlet.setName("api");
        servlet.setLoadOnStartup(1);
        return servlet;
    }

    @Bean
    Throttle throttle(ThrottlingProperties properties, ApiModel model) {
        return new Throttle(properties, model.operations().stream().map(OperationModel::name).toList(), System::nanoTime);
    }

    /** The ARN of a tag route has its slash encoded, which Tomcat refuses by default. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> encodedSlashes() {
        return factory -> factory.addConnectorCustomizers(connector -> {
            connector.setEncodedSolidusHandling("passthrough");
            connector.setEncodedReverseSolidusHandling("passthrough");
        });
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> errorsInTheFormOfTheApi() {
        return factory -> factory.addContextCustomizers(context -> {
            if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass(ErrorValve.class.getName());
            }
        });
    }
}
