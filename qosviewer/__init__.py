"""QoS Viewer: Zoom meeting quality, participant by participant."""

__version__ = "0.1.0"

#: What people read in titles, menus and packages.
APP_NAME = "QoS Viewer"

#: Reverse-DNS name shared by the desktop file, the metainfo, the icons and the running window.
APP_ID = "io.github.qosviewer.QoSViewer"
