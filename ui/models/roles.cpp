#include "ui/models/roles.h"
